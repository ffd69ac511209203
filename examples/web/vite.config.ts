import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The API that the development server passes requests on to. */
const api = process.env['API_URL'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  root: import.meta.dirname,
  base: '/app/',
  plugins: [react()],
  build: {
    outDir: '../../dist/app',
    emptyOutDir: true,
    // The page's policy lets nothing in by data: URL, and knows no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A change of the page leaves the libraries in the browsers' caches.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'libraries', test: /node_modules/ }] } } },
  },
  server: { proxy: { '/graphql': { target: api, ws: true } } },
});
