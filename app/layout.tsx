import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { reader } from '@/lib/reader';
import './globals.css';

// Neutral on purpose: a title bar or a history entry must not say what this is about.
export const metadata: Metadata = {
  title: 'Pulang',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
  icons: '/icon.svg',
};
export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

// Every page says something of whoever asks for it: nothing is made beforehand, at build.
export const dynamic = 'force-dynamic';

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, t } = await reader();
  return (
    <html lang={locale} data-scroll-behavior="smooth">
      <body className="min-h-dvh font-sans">
        <a href="#content" className="sr-only focus:not-sr-only focus:absolute focus:m-2 focus:bg-card focus:p-2">
          {t('app.skip')}
        </a>
        {children}
      </body>
    </html>
  );
}
