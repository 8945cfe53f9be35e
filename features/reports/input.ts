import { z } from 'zod';
import { locales } from '@/lib/locale';

export const formats = ['pdf', 'xlsx', 'csv', 'docx'] as const;
export type Format = (typeof formats)[number];

/** What the address of a download carries after its month. */
export const downloadInput = z.object({ format: z.enum(formats), lang: z.enum(locales) });
export type Download = z.infer<typeof downloadInput>;
