/** How the page is built: files of its own only, nothing inline, so that the strictest content policy lets it run. */
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const operations = {
  name: 'operations',
  async generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: string }): string }) {
    const { pageOperations } = await import(join(import.meta.dirname, 'operations.ts'));
    const source = `${JSON.stringify(await pageOperations(), null, 1)}\n`;
    this.emitFile({ type: 'asset', fileName: 'operations.json', source });
  },
};

export default defineConfig({
  plugins: [react(), operations],
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  // For work on the page itself: `npx vite web` beside a running server.
  server: {
    proxy: {
      '/graphql': 'http://127.0.0.1:4000',
      '/export': 'http://127.0.0.1:4000',
      '/login': 'http://127.0.0.1:4000',
    },
  },
});
