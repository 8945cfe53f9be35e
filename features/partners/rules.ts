import { type Code, codes } from '@/lib/vocabulary';
import shipped from '@/lib/vocabulary/partners.json';

/** An outside body that cases are referred to. */
export type Partner = {
  code: string;
  kind: Code<'partner_type'>;
  nameId: string;
  nameEn: string;
  city: string | null;
  country: string | null;
  closedAt: Date | null;
};

/** The partners that come with the app, as `lib/domain/missions-and-partners.csv` names them. */
export const shippedPartners: readonly Partner[] = shipped.map((row) => ({
  ...row,
  kind: codes.partner_type.find((kind) => kind === row.kind) ?? 'central_government',
  closedAt: null,
}));

const order = (kind: Partner['kind']) => codes.partner_type.indexOf(kind);

/** What administrators said in place of what came with the app; by kind, then by name. */
export function overlaid(said: readonly Partner[]): Partner[] {
  const own = new Map(said.map((partner) => [partner.code, partner]));
  const kept = shippedPartners.filter(({ code }) => !own.has(code));
  return [...kept, ...said].sort((a, b) => order(a.kind) - order(b.kind) || (a.nameId < b.nameId ? -1 : 1));
}
