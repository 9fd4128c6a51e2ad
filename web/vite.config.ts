import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const root = import.meta.dirname
const API = process.env.CUBOID_API ?? 'http://127.0.0.1:8080'

/** What is around every page, and the page that one comes to: loaded with the app, the others when they are opened. */
const FIRST_ROUTES = ['/_in', '/_in/']

/** What pages share, in few files: one for the first load, and for the rest one for each set of pages that needs it. */
const sharedFiles: Rolldown.OutputOptions = {
  codeSplitting: {
    groups: [
      { name: 'start', tags: ['$initial'] },
      { name: 'shared', minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 20_000 }, // bytes, not yet minified
    ],
  },
  // The name of a shared one tells all of its pages.
  chunkFileNames: ({ name }) => `assets/${name.replace(/~.*/, '')}-[hash].js`,
}

/** Beside each file its compressed ones, so that the server compresses nothing while people wait. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = '' }) {
    for (const name of await readdir(dir, { recursive: true })) {
      if (!/\.(js|css|svg|webmanifest)$/.test(name)) continue
      const path = join(dir, name)
      const bytes = await readFile(path)
      await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes))
      await writeFile(`${path}.gz`, await promisify(gzip)(bytes))
    }
  },
})

export default defineConfig({
  root,
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      codeSplittingOptions: { splitBehavior: ({ routeId }) => (FIRST_ROUTES.includes(routeId) ? [] : undefined) },
      routesDirectory: join(root, 'src/routes'),
      generatedRouteTree: join(root, 'src/routeTree.gen.ts'),
      quoteStyle: 'single',
      semicolons: false,
    }),
    react(),
    compressed(),
  ],
  // The server puts a fresh one into each answer; see server/api/web.ts.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: join(root, 'dist'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0, // the page's policy loads no data: address but pictures
    manifest: true,
    cssCodeSplit: false, // a style that could not be fetched is not asked for again; all of them are 14 KB more, compressed
    modulePreload: { polyfill: false },
    rolldownOptions: { output: sharedFiles },
    chunkSizeWarningLimit: 800, // KB, not compressed; a test bounds what a first visit loads
  },
  server: { proxy: Object.fromEntries(['/api', '/docs', '/cubedrive'].map((path) => [path, { target: API }])) },
})
