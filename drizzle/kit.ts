import { defineConfig } from 'drizzle-kit';

/** `npm run migrations` makes both folders from one schema; `DATABASE_URL` says which one is meant. */
const postgres = process.env.DATABASE_URL?.startsWith('postgres') ?? false;

export default defineConfig({
  dialect: postgres ? 'postgresql' : 'sqlite',
  schema: './db/schema/index.ts',
  out: process.env.MIGRATIONS_OUT ?? (postgres ? './drizzle/postgres' : './drizzle/sqlite'),
  casing: 'snake_case',
});
