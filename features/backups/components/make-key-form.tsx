import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import type { Texts } from '@/lib/texts';
import type { PassphraseFault } from '../rules';

/** A plain form: its answer is the file itself, which the browser keeps beside the page. */
export function MakeKeyForm({ another, fault, texts }: { another: boolean; fault?: PassphraseFault; texts: Texts }) {
  const { t } = texts;
  const error = fault && t(`backups.errors.${fault}`);
  return (
    <form action="/administration/backups/key" method="post" className="grid gap-4">
      <p className="text-pretty">{t('backups.key.makeLead')}</p>
      {another && <p className="text-pretty">{t('backups.key.anotherLead')}</p>}
      <TextField
        name="passphrase"
        id="new-passphrase"
        type="password"
        autoComplete="new-password"
        label={t('backups.key.passphrase')}
        hint={t('backups.key.passphraseHint')}
        error={fault === 'differs' ? undefined : error}
      />
      <TextField
        name="again"
        type="password"
        autoComplete="new-password"
        label={t('backups.key.again')}
        error={fault === 'differs' ? error : undefined}
      />
      <div>
        <Button type="submit" look={another ? 'plain' : 'main'}>
          {t('backups.key.download')}
        </Button>
      </div>
    </form>
  );
}
