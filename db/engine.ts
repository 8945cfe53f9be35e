/** Which engine the schema is built for. Fixed at start by `DATABASE_URL`; the product code never asks. */
export type Engine = 'sqlite' | 'postgres';

export const engine: Engine = /^(postgres(ql)?|pglite):/.test(process.env.DATABASE_URL ?? '') ? 'postgres' : 'sqlite';
