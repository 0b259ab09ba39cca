import { dictionary } from './dictionary'

const fr = {
  lead: 'Rien n’a encore été fait : votre mot de passe a été donné il y a plus de dix minutes. Donnez-le de nouveau dans un autre onglet, puis revenez envoyer ce formulaire ; ce que vous avez saisi est conservé.',
  link: 'Donner mon mot de passe (nouvel onglet)',
}

const en: typeof fr = {
  lead: 'Nothing has been done yet: your password was given more than ten minutes ago. Give it again in another tab, then come back and send this form; what you typed is kept.',
  link: 'Give my password (new tab)',
}

export const proofFirstTexts = dictionary(fr, { en })
