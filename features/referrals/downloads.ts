import { notFoundFor } from '@/features/accounts/not-yours';
import type { Staff } from '@/lib/actor';
import { fileAnswer } from '@/lib/download';
import { isRefused, NotFound } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { takePackage } from './commands/package';
import { noticeDocument } from './document';
import { type PackageFormat, packageFormats } from './package';
import { referralPdf } from './pdf';
import { referralFile } from './queries/file';

/** A notice without identity on paper, for those who made it. */
export async function downloadNotice(actor: Staff, id: string): Promise<Response> {
  const file = await referralFile(actor, id).catch((error: unknown) => {
    if (error instanceof NotFound) return notFoundFor(actor, 'referral.see');
    throw error;
  });
  const { kind, facts, partner, from, reason, askedAt, isSender } = file;
  if (kind !== 'notice' || !facts || !partner || !isSender) return notFoundFor(actor, 'referral.see');
  const texts = await reader();
  const content = await referralPdf(noticeDocument({ id, facts, from, partner, reason }, texts), texts, askedAt);
  return fileAnswer({ name: `${file.number}.pdf`, type: types.pdf, content });
}

const types: Record<PackageFormat, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A file of a package for whoever has its address and passphrase; anything else leads back to its door. */
export async function downloadPackage(token: string, body: URLSearchParams): Promise<Response> {
  const format = packageFormats.find((each) => each === body.get('format')) ?? 'pdf';
  const taken = await takePackage(token, { passphrase: (body.get('passphrase') ?? '').slice(0, 200), format });
  if (!isRefused(taken)) return fileAnswer({ name: `pulang.${format}`, type: types[format], content: taken.content });
  const refused = taken.refused === 'gone' ? '' : `?refused=${taken.refused}`;
  return new Response(null, { status: 303, headers: { location: `/package/${encodeURIComponent(token)}${refused}` } });
}
