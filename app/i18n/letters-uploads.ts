import { dictionary } from './dictionary'
import { type LetterTexts, link, type Named, text, when } from './letter-parts'

type Infected = { file: string; signature: string; by: string; href: string }

const fr = {
  fileInfected: (p: Named & Infected): LetterTexts => ({
    subject: `Un fichier infecté a été refusé sur ${p.site}`,
    greeting: `Bonjour ${p.firstName},`,
    parts: [
      text(`L’antivirus a reconnu un logiciel malveillant dans un fichier déposé : « ${p.file} ».`),
      text(`Signature : ${p.signature}`),
      ...when(p.by !== '', text(`Déposé par : ${p.by}`)),
      text(
        'Le fichier a été refusé avant d’être visible et n’est pas gardé. Prévenez la personne qui l’a déposé : son ordinateur est peut-être touché.',
      ),
      link('Voir le document', p.href),
    ],
    why: `Vous recevez ce courriel parce que vous administrez ${p.site}.`,
  }),
}

const en: typeof fr = {
  fileInfected: (p) => ({
    subject: `An infected file was refused on ${p.site}`,
    greeting: `Hello ${p.firstName},`,
    parts: [
      text(`The virus scanner has recognised harmful software in a file that was put up: “${p.file}”.`),
      text(`Signature: ${p.signature}`),
      ...when(p.by !== '', text(`Put up by: ${p.by}`)),
      text(
        'The file was refused before anybody could see it, and is not kept. Tell the person who put it up: the computer may be affected.',
      ),
      link('See the document', p.href),
    ],
    why: `You receive this letter because you administer ${p.site}.`,
  }),
}

export const uploadLetterTexts = dictionary(fr, { en })
