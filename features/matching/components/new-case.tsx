import { Button } from '@/components/button';
import { ErrorSummary } from '@/components/error-summary';
import { NEW_CASE_FORM } from '@/features/cases/components/new-case-form';
import { first, type Raw } from '@/features/cases/input';
import type { Texts } from '@/lib/texts';
import { answeredIn, askedIn } from '../new-case-input';
import { askControl, LOOK, SIGN } from '../offering';
import type { Candidates } from '../queries/candidates';
import { shownCandidates } from './candidate-words';
import { CandidatePanel, type CandidateTexts } from './candidates';

/** Where the form asks, while it is being typed. */
const ADDRESS = '/cases/candidates';

/** The place under who somebody is, where possible same persons appear; `found` where the server has looked already. */
export function CandidatesUnderWho({ found, raw, texts }: { found: Candidates | null; raw: Raw; texts: Texts }) {
  const initial = found && shownCandidates(found, texts);
  const asked = askedIn(raw).map((code) => [askControl(code), 'yes'] as const);
  return (
    <CandidatePanel
      key={first(raw, 'submission') + (initial?.people.map(({ seen }) => seen).join() ?? '')}
      formId={NEW_CASE_FORM}
      address={ADDRESS}
      initial={initial}
      chosen={Object.fromEntries([...answeredIn(raw), ...asked])}
      texts={candidateTexts(texts)}
    />
  );
}

/** Room in the bar that stays in sight; where no script looks while one types, a button that looks and saves nothing. */
export function CandidatesSign({ texts }: { texts: Texts }) {
  return (
    <>
      <span id={SIGN} className="empty:hidden" />
      <noscript>
        <Button look="plain" name={LOOK} value="yes">
          {texts.t('candidates.look')}
        </Button>
      </noscript>
    </>
  );
}

/** Says on top of the form that it was not saved yet, because somebody may be the same or an answer fits no more. */
export function NotSavedYet({ found, refused, texts }: { found: Candidates; refused?: string; texts: Texts }) {
  const { t } = texts;
  const { people, offices } = shownCandidates(found, texts);
  if (people.length + offices.length === 0 && !refused) return null;
  const reason = refused === 'several-same' ? 'several' : 'changed';
  const lines = [
    ...people.map(({ key, name, reasons }) => ({ field: key, id: `offer-${key}`, message: `${name} ${reasons}` })),
    ...offices.map(({ code, told }) => ({ field: code, id: `ask-${code}`, message: told })),
  ];
  const title = refused ? t(`candidates.notSaved.${reason}`) : t('candidates.notSaved.unseen');
  return <ErrorSummary title={title} errors={lines.length > 0 ? lines : [lineToWho(t('cases.sections.who'))]} />;
}

const lineToWho = (message: string) => ({ field: 'who', id: 'who', message });

function candidateTexts({ t }: Texts): CandidateTexts {
  return {
    hint: t('candidates.hint'),
    question: t('candidates.question'),
    answers: {
      'new-episode': t('candidates.answers.new-episode'),
      different: t('candidates.answers.different'),
      later: t('candidates.answers.later'),
    },
    likelier: {
      'new-episode': t('candidates.likelier.new-episode'),
      'same-episode': t('candidates.likelier.same-episode'),
    },
    openCase: t('candidates.openCase'),
    similar: t('candidates.similar'),
    similarHint: t('candidates.similarHint'),
  };
}
