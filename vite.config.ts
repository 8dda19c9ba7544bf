import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'src/web',
  base: '/app/',
  plugins: [react()],
  resolve: { alias: [{ find: /^zod$/, replacement: fileURLToPath(new URL('src/web/zod.ts', import.meta.url)) }] },
  build: {
    outDir: '../../dist/client',
    emptyOutDir: true,
    modulePreload: { polyfill: false }, // an inline script, which the content security policy refuses
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600, // kB before compression: the editor comes as one, and only where one edits
    target: 'es2023',
  },
})
