import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { pdfjsFiles } from './pdfjs.plugin.ts'
import { pieces } from './pieces.ts'

// base './' serves both / and wails://wails/.
export default defineConfig({
  base: './',
  plugins: [react(), pdfjsFiles()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups: pieces } } },
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/events', '/files', '/raw', '/upload', '/paper'].map((path) => [
        path,
        'http://127.0.0.1:8787',
      ]),
    ),
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    css: false,
    // Reading React, Mantine and jsdom anew for each file took longer than most files; src/test/setup.ts keeps files apart.
    isolate: false,
    testTimeout: 30_000,
  },
})
