/** How the page is built: files of its own only, nothing inline, so that the strictest content policy lets it run. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
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
