import fs from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import tsconfigPaths from 'vite-tsconfig-paths'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

/**
 * One bundle for web server, worker and command line, so that each module (database, configuration) exists once in
 * a process; and the program of the child processes that read files, which shares nothing with it but plain words.
 * Remix sets its own entry; this comes after it.
 */
const oneServerProgram: Plugin = {
  name: 'one-server-program',
  enforce: 'post',
  config: (_config, { isSsrBuild }) =>
    isSsrBuild
      ? {
          build: {
            target: 'node20',
            rollupOptions: {
              input: {
                index: './server/main.ts',
                'reading-child': './app/files/reading/child/main.server.ts',
              },
              output: { entryFileNames: '[name].js' },
            },
          },
        }
      : undefined,
}

/** Scripts and styles lie ready in the encodings that browsers ask for: squeezed once, not at each request. */
const squeezedAssets: Plugin = {
  name: 'squeezed-assets',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))) {
      const bytes = fs.readFileSync(path.join(dir, name))
      if (!dir.endsWith('client') || bytes.length < 1024) continue
      fs.writeFileSync(path.join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }))
      fs.writeFileSync(path.join(dir, `${name}.br`), brotliCompressSync(bytes))
    }
  },
}

export default defineConfig({
  build: { target: 'es2022', sourcemap: false },
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
    tsconfigPaths(),
    oneServerProgram,
    squeezedAssets,
  ],
})
