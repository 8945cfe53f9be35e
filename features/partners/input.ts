import { textIn } from '@/lib/form-text';
import { type Code, codeMeant, codes, isCountry } from '@/lib/vocabulary';

const LONGEST = 120;

/** A partner as a form tells it. Without a code it is a new one. */
export type ToldPartner = {
  code: string;
  kind: Code<'partner_type'>;
  nameId: string;
  nameEn: string;
  city: string | null;
  country: string | null;
  closed: boolean;
};

export type PartnerFault = {
  field: 'kind' | 'nameId' | 'nameEn' | 'city' | 'country';
  reason: 'kind' | 'name' | 'long' | 'country';
};

/** What the form says, or what is wrong with it. A partner may have one name for both languages. */
export function readPartner(form: FormData): { told: ToldPartner } | { faults: PartnerFault[] } {
  const [nameId, nameEn, city, typed] = ['nameId', 'nameEn', 'city', 'country'].map((name) => text(form, name)) as [
    string,
    string,
    string,
    string,
  ];
  const kind = codes.partner_type.find((code) => code === text(form, 'kind'));
  const country = typed ? codeMeant('country', typed) : null;
  const faults: PartnerFault[] = [];
  if (!kind) faults.push({ field: 'kind', reason: 'kind' });
  if (!nameId) faults.push({ field: 'nameId', reason: 'name' });
  for (const [field, value] of [
    ['nameId', nameId],
    ['nameEn', nameEn],
    ['city', city],
  ] as const)
    if (value.length > LONGEST) faults.push({ field, reason: 'long' });
  if (typed && !(country && isCountry(country))) faults.push({ field: 'country', reason: 'country' });
  if (!kind || faults.length > 0) return { faults };
  const closed = text(form, 'closed') === 'yes';
  return {
    told: { code: text(form, 'code'), kind, nameId, nameEn: nameEn || nameId, city: city || null, country, closed },
  };
}

/** On one line: a name, not an account. */
const text = (form: FormData, name: string) => textIn(form, name).replace(/\s+/g, ' ');
