import { dictionary } from './dictionary'

/** What an editor is told of a file, where it is put up and where it is described. */
const fr = {
  externals: (n: number) =>
    n === 1
      ? 'Ouvert dans son logiciel, ce fichier va chercher un élément ailleurs (image, modèle, objet)\u00a0: il peut manquer un jour, et son serveur apprend qui le lit. Mieux vaut l’intégrer au fichier.'
      : `Ouvert dans son logiciel, ce fichier va chercher ${n} éléments ailleurs (images, modèles, objets)\u00a0: ils peuvent manquer un jour, et leur serveur apprend qui le lit. Mieux vaut les intégrer au fichier.`,
  accessible: 'Ce document se lit-il bien avec un lecteur d’écran\u00a0?',
  accessibleHint: 'Une fois le fichier déposé, dites-le, ou indiquez-en une version accessible\u00a0:',
}

const en: typeof fr = {
  externals: (n) =>
    n === 1
      ? 'When it is opened in its program, this file fetches something from elsewhere (a picture, a template, an object): it may be missing one day, and its server learns who reads it. It had better be part of the file.'
      : `When it is opened in its program, this file fetches ${n} things from elsewhere (pictures, templates, objects): they may be missing one day, and their server learns who reads it. They had better be part of the file.`,
  accessible: 'Does a screen reader read this document well?',
  accessibleHint: 'Once the file is there, say so, or name an accessible version of it:',
}

export const fileFactsTexts = dictionary(fr, { en })
