import { LONGEST_ISSUER, LONGEST_LICENCE, type Publishing } from './rules';

export const publishingFields = ['issuerId', 'issuerEn', 'licencePublic', 'licencePartner'] as const;
export type PublishingFault = { field: (typeof publishingFields)[number]; reason: 'too-long' };

/** What the form says; an empty field goes back to what is usual. */
export function readPublishing(form: FormData): { publishing: Publishing; faults: PublishingFault[] } {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replaceAll('\0', '')
      .replace(/\s+/g, ' ')
      .trim();
  const publishing: Publishing = {
    issuer: { id: text('issuerId'), en: text('issuerEn') },
    licences: { public: text('licencePublic'), partner: text('licencePartner') },
  };
  const faults = publishingFields.filter(
    (name) => text(name).length > (name.startsWith('issuer') ? LONGEST_ISSUER : LONGEST_LICENCE),
  );
  return { publishing, faults: faults.map((field) => ({ field, reason: 'too-long' })) };
}
