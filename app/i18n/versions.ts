import { dictionary } from './dictionary'

const fr = {
  title: (n: number, title: string) => `Version ${n} – ${title}`,
  version: (n: number) => `Version ${n}`,
  of: (date: string) => `du ${date}`,
  history: 'Historique',
  current: 'actuelle',
  changes: 'Ce qui a changé',
  files: 'Fichiers de cette version',
  older: (n: number) => `Ceci est la version ${n}. Une version plus récente existe.`,
  toNewest: (n: number) => `Voir la version ${n}, la dernière`,
  newest: 'C’est la dernière version.',
  toDocument: 'Voir le document',
  noFiles: 'Cette version n’a plus de fichier.',
  accessible: {
    itself: 'Document accessible',
    html: 'Version accessible\u00a0:',
    readHtml: 'lire en HTML',
    file: 'Version accessible\u00a0:',
  },
}

const en: typeof fr = {
  title: (n, title) => `Version ${n} – ${title}`,
  version: (n) => `Version ${n}`,
  of: (date) => `of ${date}`,
  history: 'History',
  current: 'current',
  changes: 'What has changed',
  files: 'Files of this version',
  older: (n) => `This is version ${n}. There is a more recent one.`,
  toNewest: (n) => `See version ${n}, the latest`,
  newest: 'This is the latest version.',
  toDocument: 'See the document',
  noFiles: 'This version has no file any more.',
  accessible: {
    itself: 'Accessible document',
    html: 'Accessible version:',
    readHtml: 'read as HTML',
    file: 'Accessible version:',
  },
}

export const versionTexts = dictionary(fr, { en })
