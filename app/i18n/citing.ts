import type { CitationStyle } from '~/domain/citing/citation'
import { dictionary } from './dictionary'

const styles: Record<CitationStyle, string> = {
  apa: 'APA',
  chicago: 'Chicago',
  iso690: 'ISO 690',
  mla: 'MLA',
}

const fr = {
  title: 'Citer ce document',
  styles,
  choose: 'Style de citation',
  hint: 'Choisissez un style\u00a0: la référence s’affiche ici, prête à copier.',
  inText: 'Appel dans le texte\u00a0:',
  copy: 'Copier la référence',
  copyInText: 'Copier l’appel',
  copyAddress: 'Copier l’adresse',
  copied: 'Copié.',
  notCopied: 'La copie n’a pas fonctionné\u00a0: sélectionnez le texte.',
  files: 'Pour un logiciel de références',
  address: 'Adresse stable\u00a0:',
  doi: 'DOI\u00a0:',
}

const en: typeof fr = {
  title: 'Cite this document',
  styles,
  choose: 'Citation style',
  hint: 'Choose a style: the reference appears here, ready to copy.',
  inText: 'In the running text:',
  copy: 'Copy the reference',
  copyInText: 'Copy the in-text reference',
  copyAddress: 'Copy the address',
  copied: 'Copied.',
  notCopied: 'Copying did not work: select the text.',
  files: 'For reference managers',
  address: 'Lasting address:',
  doi: 'DOI:',
}

export const citingTexts = dictionary(fr, { en })
