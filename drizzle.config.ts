/** Tells drizzle-kit where the tables are described and where migrations go. */
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './schema/tables/index.ts',
  out: './store/migrations',
});
