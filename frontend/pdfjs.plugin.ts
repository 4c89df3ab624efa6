import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

// What a PDF may need beside itself: tables for Japanese text without a font in it, the standard fonts,
// and the readers of two picture formats in plain script (the page's policy allows no WebAssembly).
const PARTS: [folder: string, wanted: RegExp][] = [
  ['cmaps', /\.bcmap$/],
  ['standard_fonts', /\.(pfb|ttf)$/],
  ['wasm', /_fallback\.js$/],
]

/** Puts those files under pdfjs/ of the page. They are fetched from there only when a PDF asks for one. */
export function pdfjsFiles(): Plugin {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return {
    name: 'pdfjs-files',
    generateBundle() {
      for (const [folder, wanted] of PARTS) {
        for (const name of readdirSync(join(home, folder)).filter((n) => wanted.test(n))) {
          const source = readFileSync(join(home, folder, name))
          this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source })
        }
      }
    },
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, answer, next) => {
        const file = join(home, (request.url ?? '').replace(/\?.*/, ''))
        if (!file.startsWith(home) || !existsSync(file)) return next()
        createReadStream(file).pipe(answer)
      })
    },
  }
}
