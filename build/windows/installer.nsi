; Installs 窓口 for the person who runs it, without administrator rights.
; makensis -DVERSION=… -DNUMBERS=1.2.3.0 -DPROGRAM=…exe -DICON=…ico -DREADME=… -DOUT=… installer.nsi
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Madoguchi"

Name "窓口 Madoguchi"
OutFile "${OUT}"
BrandingText "窓口 Madoguchi ${VERSION}"
; An ASCII folder: some backup and security programs still trip over others.
InstallDir "$LOCALAPPDATA\Programs\Madoguchi"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"

VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Madoguchi"
VIAddVersionKey "FileDescription" "Madoguchi Setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" ""

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\madoguchi.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(Start)"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(Kept)"

!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "Japanese"
!insertmacro MUI_LANGUAGE "English"

LangString Start ${LANG_JAPANESE} "窓口を開く"
LangString Start ${LANG_ENGLISH} "Open Madoguchi"
LangString Kept ${LANG_JAPANESE} "窓口を削除します。受信した問い合わせと設定は $APPDATA\Madoguchi に残ります。入れ直すと、続きから使えます。"
LangString Kept ${LANG_ENGLISH} "This removes Madoguchi. Your inquiries and settings stay in $APPDATA\Madoguchi; a new installation goes on with them."
LangString Open ${LANG_JAPANESE} "窓口が開いています。閉じてから「再試行」を押してください。データはそのままです。"
LangString Open ${LANG_ENGLISH} "Madoguchi is running. Close it and press Retry. Your data is safe."

; A running program cannot be replaced: ask until it is closed. A silent run
; gives up and leaves everything as it was.
!macro CloseFirst
	again:
	IfFileExists "$INSTDIR\madoguchi.exe" 0 closed
	ClearErrors
	FileOpen $0 "$INSTDIR\madoguchi.exe" a
	IfErrors 0 free
	MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Open)" /SD IDCANCEL IDRETRY again
	SetErrorLevel 2
	Quit
	free:
	FileClose $0
	closed:
!macroend

Section
	SetShellVarContext current
	!insertmacro CloseFirst
	SetOutPath "$INSTDIR"
	File "/oname=madoguchi.exe" "${PROGRAM}"
	File "/oname=madoguchi.ico" "${ICON}"
	File "/oname=README.md" "${README}"
	WriteUninstaller "$INSTDIR\uninstall.exe"
	CreateShortcut "$SMPROGRAMS\窓口.lnk" "$INSTDIR\madoguchi.exe" "" "$INSTDIR\madoguchi.ico"

	WriteRegStr HKCU "${KEY}" "DisplayName" "窓口 Madoguchi"
	WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
	WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\madoguchi.ico"
	WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
	WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
	WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
	WriteRegDWORD HKCU "${KEY}" "NoModify" 1
	WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
	${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
	IntFmt $0 "0x%08X" $0
	WriteRegDWORD HKCU "${KEY}" "EstimatedSize" "$0"
SectionEnd

Section "Uninstall"
	SetShellVarContext current
	!insertmacro CloseFirst
	; By name, never the folder as a whole: it may hold what somebody put there.
	Delete "$INSTDIR\madoguchi.exe"
	Delete "$INSTDIR\madoguchi.ico"
	Delete "$INSTDIR\README.md"
	Delete "$INSTDIR\uninstall.exe"
	RMDir "$INSTDIR"
	Delete "$SMPROGRAMS\窓口.lnk"
	DeleteRegKey HKCU "${KEY}"
SectionEnd
