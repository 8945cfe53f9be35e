import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import type { Happening } from '../queries/timeline';

/** What happened, as a sentence: the one place where happenings become words. */
export function sentenceOf(happening: Happening, texts: Texts): string {
  const { t, locale } = texts;
  const who = happening.who ?? t('cases.sentences.someone');
  if (happening.kind === 'opened') return t('cases.sentences.opened', { who });
  if (happening.kind === 'joined') return t('cases.sentences.joined', { who });
  if (happening.kind === 'referred' || happening.kind === 'transferred')
    return t(`cases.sentences.${happening.kind}`, { who });
  if (happening.kind === 'parted') return t('cases.sentences.parted', { who });
  if (happening.kind === 'again')
    return t('cases.sentences.again', { finding: t(`again.states.${happening.finding}`) });
  if (happening.kind === 'changed') {
    const section = t(`cases.sections.${happening.section}`);
    const fields = happening.fields.map((name) => t(`cases.fields.${name}`)).join(', ');
    return t('cases.sentences.changed', { who, section, fields });
  }
  if (happening.kind === 'note') return t('cases.sentences.note');
  if ('document' in happening)
    return t(`cases.sentences.${happening.kind}`, { document: t(`documents.kinds.${happening.document}`) });
  if (happening.kind === 'followUp')
    return t('cases.sentences.followUp', { outcome: t(`followUps.outcomes.${happening.outcome}`) });
  if (happening.kind === 'determined' || happening.kind === 'undetermined')
    return t(`cases.sentences.${happening.kind}`, {
      body: label('partner_type', happening.body, locale),
      status: label('victim_identification', happening.status, locale),
    });
  if ('milestone' in happening)
    return t(`cases.sentences.${happening.kind}`, { milestone: t(`returns.kinds.${happening.milestone}`) });
  if ('block' in happening)
    return t(`cases.sentences.${happening.kind}`, { block: t(`returns.blocks.${happening.block}`) });
  if (happening.kind === 'return')
    return t('cases.sentences.return', { status: label('repatriation_status', happening.status, locale) });
  const status = label('case_status', happening.status, locale);
  if (!happening.reason) return t('cases.sentences.status', { status });
  return t('cases.sentences.closed', { status, reason: label('case_closure_reason', happening.reason, locale) });
}

/** Who wrote it down, and when: steps may be recorded long after their day. */
export function recordedBy(happening: Happening, texts: Texts): string {
  const who = happening.who ?? texts.t('cases.sentences.someone');
  return texts.t('cases.sentences.by', { who, at: texts.moment(happening.at) });
}
