//go:build desktop

package host

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"madoguchi/app"
)

// saved tells the page whether a file was written, or the person chose no place.
type saved struct {
	Saved bool `json:"saved"`
}

// saveTo asks where a file goes and has it written there. No choice is no file.
func (w *window) saveTo(name string, write func(path string) error) (saved, error) {
	ext := strings.TrimPrefix(filepath.Ext(name), ".")
	path, err := w.chooseName("保存する場所を選ぶ", name, fileKind{strings.ToUpper(ext), "*." + ext})
	if err != nil || path == "" {
		return saved{}, err
	}
	return saved{Saved: true}, write(path)
}

// saveData is saveTo for what is whole already.
func (w *window) saveData(name string, data []byte) (saved, error) {
	return w.saveTo(name, func(path string) error { return writeData(path, data) })
}

// saveCopy is saveTo for a file that the program has made ready.
func (w *window) saveCopy(name, from string) (saved, error) {
	return w.saveTo(name, func(path string) error {
		f, err := os.Open(from)
		if err != nil {
			return err
		}
		defer f.Close() //nolint:errcheck // read only
		return app.WriteWhole(path, func(to io.Writer) error { _, err := io.Copy(to, f); return err })
	})
}

// writeData puts bytes into a file, whole or not at all.
func writeData(path string, data []byte) error {
	return app.WriteWhole(path, func(to io.Writer) error { _, err := to.Write(data); return err })
}

func (w *window) saveCase(ctx context.Context, in app.CasePaper) (saved, error) {
	return w.saveTo(app.CaseName(in.ID), func(path string) error {
		_, data, err := w.desk.CasePDF(ctx, in)
		if err != nil {
			return err
		}
		return writeData(path, data)
	})
}

func (w *window) saveCaseFile(ctx context.Context, in app.CaseFileToken) (saved, error) {
	from, name, err := w.desk.CaseFileOf(ctx, in.Token)
	if err != nil {
		return saved{}, err
	}
	return w.saveCopy(name, from)
}

func (w *window) saveEvidence(_ context.Context, in app.Evidence) (saved, error) {
	from, name, err := w.desk.EvidenceFile(in.Token)
	if err != nil {
		return saved{}, err
	}
	return w.saveCopy(name, from)
}

func (w *window) saveFiles(ctx context.Context, in app.ID) (saved, error) {
	return w.saveTo(app.MessageFilesName(in.ID), func(path string) error {
		return app.WriteWhole(path, func(to io.Writer) error { return w.desk.MessageFiles(ctx, in.ID, to) })
	})
}

func (w *window) saveTemplates(ctx context.Context, in app.TemplateFileKind) (saved, error) {
	name, data, err := w.desk.TemplatesAs(ctx, in.Kind)
	if err != nil {
		return saved{}, err
	}
	return w.saveData(name, data)
}

func (w *window) saveFAQs(ctx context.Context, in app.FAQExport) (saved, error) {
	name, data, err := w.desk.FAQsAs(ctx, in)
	if err != nil {
		return saved{}, err
	}
	return w.saveData(name, data)
}

func (w *window) saveMonth(ctx context.Context, in app.MonthQuery) (saved, error) {
	name, data, err := w.desk.MonthPDF(ctx, in)
	if err != nil {
		return saved{}, err
	}
	return w.saveData(name, data)
}

func (w *window) saveExport(ctx context.Context, in app.ExportRequest) (saved, error) {
	p, err := w.desk.ExportPreview(ctx, in)
	if err != nil {
		return saved{}, err
	}
	return w.saveTo(p.FileName, func(path string) error {
		_, err := w.desk.ExportTo(context.WithoutCancel(ctx), in, path)
		return err
	})
}

func (w *window) saveExportAgain(ctx context.Context, in app.ID) (saved, error) {
	name, err := w.desk.ExportName(ctx, in)
	if err != nil {
		return saved{}, err
	}
	return w.saveTo(name, func(path string) error {
		_, err := w.desk.ExportAgainTo(context.WithoutCancel(ctx), in, path)
		return err
	})
}

func (w *window) saveDocument(ctx context.Context, in app.ID) (saved, error) {
	x, data, err := w.desk.DocumentFile(ctx, in.ID)
	if err != nil {
		return saved{}, err
	}
	return w.saveData(x.FileName, data)
}

func (w *window) saveDocuments(ctx context.Context, in app.DocumentQuery) (saved, error) {
	return w.saveTo(app.DocumentsName(in), func(path string) error {
		return app.WriteWhole(path, func(to io.Writer) error { _, err := w.desk.DocumentsZip(ctx, in, to); return err })
	})
}
