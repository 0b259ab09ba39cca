import { dictionary } from './dictionary'

const fr = {
  download: (files: number, size: string) =>
    files === 1 ? `Tout télécharger (1 fichier, ${size})` : `Tout télécharger (${files} fichiers, ${size})`,
}

const en: typeof fr = {
  download: (files, size) =>
    files === 1 ? `Download all (1 file, ${size})` : `Download all (${files} files, ${size})`,
}

export const materialsTexts = dictionary(fr, { en })
