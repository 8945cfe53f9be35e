import { type Role, roles } from '@/lib/actor';
import type { Texts } from '@/lib/texts';

/** The labels of whom an account belongs to. */
export const nameTexts = ({ t }: Texts) => ({
  name: t('accounts.name'),
  nameHint: t('accounts.nameHint'),
  signInName: t('accounts.signInName'),
  signInNameHint: t('accounts.signInNameHint'),
});

/** The same with a password of one's own. */
export const personTexts = (texts: Texts) => ({
  ...nameTexts(texts),
  password: texts.t('accounts.password'),
  passwordHint: texts.t('accounts.passwordHint'),
});

export const postTexts = ({ t }: Texts) => ({
  role: t('accounts.role'),
  office: t('accounts.office'),
  choose: t('accounts.choose'),
});

export const roleChoices = ({ t }: Texts) => roles.map((code: Role) => ({ code, label: t(`accounts.roles.${code}`) }));

export const linkTexts = ({ t }: Texts) => ({
  lead: t('accounts.invitations.lead'),
  label: t('accounts.invitations.label'),
  copy: t('accounts.codes.copy'),
  copied: t('accounts.codes.copied'),
});
