import { z } from 'zod';
import { kinds } from './statistics';

/** What an analyst says of a release before it is made. */
export const releaseInput = z.object({
  kind: z.enum(kinds),
  month: z.string().trim().max(7),
  partner: z.string().trim().max(80).default(''),
  licence: z.string().trim().max(400).default(''),
  synthetic: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
});
export type ReleaseInput = z.infer<typeof releaseInput>;
