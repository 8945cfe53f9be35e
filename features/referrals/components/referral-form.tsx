import { DescribedForm, type FieldShape } from '@/components/described-form';
import type { ChoiceOption } from '@/components/field';
import { sections } from '@/features/cases/fields';
import { type Office, officeName } from '@/features/offices/queries';
import { partnerName } from '@/features/partners/queries';
import type { Partner } from '@/features/partners/rules';
import { newId } from '@/lib/id';
import type { Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { giveNotice, refer } from '../actions';
import { fieldsToShare, MOST_DAYS } from '../rules';

type Form = { reference: string; texts: Texts };

/** Refers a case to another office. */
export function OfficeReferralForm({ offices, ...form }: Form & { offices: Office[] }) {
  const { t, locale } = form.texts;
  return (
    <ReferralForm
      {...form}
      kind="office"
      to={{
        label: t('referrals.form.office'),
        empty: t('referrals.form.chooseOffice'),
        choices: offices.map((office) => ({ code: office.id, label: officeName(office, locale) })),
      }}
    />
  );
}

/** Refers a case to an outside partner. */
export function PartnerReferralForm({ partners, ...form }: Form & { partners: Partner[] }) {
  return <ReferralForm {...form} kind="partner" to={partnerField(partners, form.texts)} />;
}

/** Tells a partner of a case without identity. It asks for nothing in words. */
export function NoticeForm({ partners, reference, texts }: Form & { partners: Partner[] }) {
  const { t } = texts;
  return (
    <DescribedForm
      id="notice"
      action={giveNotice}
      hidden={{ reference, submission: newId() }}
      words={{ summary: t('app.errors.summary'), submit: t('referrals.form.submitNotice') }}
      fields={[{ kind: 'select', name: 'to', width: 'medium', ...partnerField(partners, texts) }, reasonField(texts)]}
    />
  );
}

type To = { label: string; hint?: string; empty: string; choices: ChoiceOption[] };

function ReferralForm({ reference, texts, kind, to }: Form & { kind: 'office' | 'partner'; to: To }) {
  const { t } = texts;
  const most = MOST_DAYS[kind];
  return (
    <DescribedForm
      id="referral"
      action={refer}
      hidden={{ reference, kind, submission: newId() }}
      words={{ summary: t('app.errors.summary'), submit: t('referrals.form.submit') }}
      fields={[
        { kind: 'select', name: 'to', width: 'medium', ...to },
        reasonField(texts),
        {
          kind: 'boxes',
          name: 'sections',
          label: t('referrals.form.sections'),
          hint: t('referrals.form.sectionsHint'),
          choices: sections.map((section) => ({
            code: section,
            label: t(`cases.sections.${section}`),
            hint: fieldsToShare(section)
              .map((name) => t(`cases.fields.${name}`))
              .join(', '),
          })),
        },
        {
          kind: 'text',
          name: 'days',
          label: t('referrals.form.days'),
          hint: t('referrals.form.daysHint', { most }),
          width: 'short',
          value: String(Math.min(30, most)),
        },
        { kind: 'long', name: 'words', label: t('referrals.form.words'), hint: t('referrals.form.wordsHint') },
      ]}
    />
  );
}

const reasonField = ({ t, locale }: Texts): FieldShape => ({
  kind: 'radio',
  name: 'reason',
  label: t('referrals.reason'),
  choices: choices('referral_reason', locale),
});

function partnerField(partners: Partner[], { t, locale }: Texts): To {
  return {
    label: t('referrals.form.partner'),
    hint: t('referrals.form.partnerHint'),
    empty: t('referrals.form.choosePartner'),
    choices: partners
      .filter(({ closedAt }) => !closedAt)
      .map((partner) => ({
        code: partner.code,
        label: [label('partner_type', partner.kind, locale), partnerName(partner, locale)].join(' · '),
      })),
  };
}
