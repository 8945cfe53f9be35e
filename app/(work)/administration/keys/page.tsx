import { Notice } from '@/components/notice';
import { Card, Page } from '@/components/page';
import { proofTexts } from '@/features/accounts/components/factor-texts';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { hasNothingToShow } from '@/features/credentials/queries';
import { mayLookAfterKeys } from '@/features/keys/access';
import { NewKitForm, OwnPassphraseForm, RemoveHolderForm, RotationForm } from '@/features/keys/components/key-forms';
import { passphraseTexts } from '@/features/keys/components/passphrase-texts';
import { holderName, SlotTable } from '@/features/keys/components/slot-table';
import { allSlots, keyFileInUse } from '@/features/keys/queries';
import { reader } from '@/lib/reader';

export default async function KeysPage() {
  const actor = await requireActor();
  if (!mayLookAfterKeys(actor)) return notFoundFor(actor, 'key.list');
  const texts = await reader();
  const { t } = texts;
  const slots = await allSlots(actor);
  const file = keyFileInUse();
  const passphrases = slots.filter(({ kind }) => kind === 'passphrase');
  const summary = t('app.errors.summary');
  const confirm = t('keys.page.confirm');
  const holds = slots.some(({ holder }) => holder?.id === actor.id);
  const proof = (await hasNothingToShow(actor)) ? null : { proof: proofTexts(texts) };
  const choices = passphrases.map(async (slot) => ({ code: slot.id, label: await holderName(slot) }));
  return (
    <Page title={t('keys.page.title')} lead={t('keys.page.lead')}>
      <div className="grid gap-5">
        {file && (
          <Notice tone="warn">{t(file.old ? 'keys.page.fileOld' : 'keys.page.fileChosen', { file: file.file })}</Notice>
        )}
        {slots.every(({ kind }) => kind !== 'recovery') && <Notice tone="warn">{t('keys.page.noKit')}</Notice>}
        <Card title={t('keys.page.slots')}>
          {slots.length > 0 ? <SlotTable slots={slots} /> : <p>{t('keys.page.none')}</p>}
        </Card>
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-2">
          <Card title={t('keys.page.own')}>
            <p className="mb-4 text-quiet">{t(holds ? 'keys.page.ownAgain' : 'keys.page.ownLead')}</p>
            <OwnPassphraseForm
              showing={holds ? { confirm: t('keys.page.present') } : proof}
              words={{ ...passphraseTexts(texts), summary, submit: t('keys.page.add') }}
            />
          </Card>
          <Card title={t('keys.page.kit')}>
            <p className="mb-4 text-quiet">{t('keys.page.kitLead')}</p>
            <NewKitForm words={{ summary, confirm, submit: t('keys.page.kitSubmit') }} />
          </Card>
          <Card title={t('keys.page.remove')}>
            <p className="mb-4 text-quiet">{t('keys.page.removeLead')}</p>
            <RemoveHolderForm
              holders={await Promise.all(choices)}
              showing={holds ? { confirm } : proof}
              words={{
                summary,
                holder: t('keys.page.holder'),
                choose: t('keys.page.choose'),
                submit: t('keys.page.removeSubmit'),
              }}
            />
          </Card>
          <Card title={t('keys.page.rotate')}>
            <p className="mb-4 text-quiet">{t('keys.page.rotateLead')}</p>
            <RotationForm words={{ summary, confirm, submit: t('keys.page.rotateSubmit') }} />
          </Card>
        </div>
      </div>
    </Page>
  );
}
