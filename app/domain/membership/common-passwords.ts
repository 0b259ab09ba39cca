/**
 * Words and patterns of which leaked passwords are made, in French and English, without accents. A password is judged
 * by what remains when these are taken away, so that one entry stands for all its variants with digits and capitals.
 */
const WORDS = `
password passwort passw0rd motdepasse mdp passe monmotdepasse passphrase secret secrets secure securite security
admin administrateur administrator root user utilisateur guest invite test tester testing default changeme
changezmoi letmein welcome bienvenue bonjour bonsoir coucou salut hello hallo hola ciao login connexion compte
account master access acces system systeme server serveur computer ordinateur windows linux ubuntu google gmail
hotmail yahoo facebook instagram twitter youtube tiktok snapchat netflix amazon apple iphone android samsung orange
internet wifi livebox freebox minecraft pokemon pikachu fortnite starwars superman batman spiderman naruto dragon
dragonball matrix ninja pirate shadow hunter killer monkey tiger lion wolf loup chat chaton chien cheval horse poney
licorne unicorn papillon butterfly princesse princess prince reine queen king kingdom soleil sunshine sun lune moon
etoile star ciel blue bleu rouge red vert green noir black blanc white rose violet purple jaune yellow
love amour jetaime iloveyou loveyou jaime monamour moncoeur coeur heart bisou bisous calin cherie cheri darling
honey sweet sweetheart baby bebe angel ange bella beau belle sexy bitch fuck fuckyou merde putain connard salope
football foot soccer baseball basketball basket hockey rugby tennis liverpool chelsea arsenal manchester united
barcelona barcelone realmadrid juventus psg parissaintgermain om olympique lyon marseille paris bordeaux toulouse
lille nantes nice rennes strasbourg montpellier london londres france francais england america europe canada
maman papa famille family mother father mere pere frere soeur brother sister friend friends ami amis amie copain
vacances holiday summer ete winter hiver spring printemps autumn automne noel christmas paques
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre january february march april
june july august september october november december lundi mardi mercredi jeudi vendredi samedi dimanche monday
tuesday wednesday thursday friday saturday sunday
chocolat chocolate cookie banane banana fraise strawberry pomme cerise cherry caramel vanille cafe coffee pizza
whatever nothing rien something forever toujours always never jamais freedom liberte justice peace paix money argent
trustno mustang porsche ferrari mercedes corvette harley yamaha renault peugeot citroen
michael jordan jennifer jessica daniel thomas nicolas julien kevin david alexandre alexander alexandra maxime
antoine pierre jean michel marie camille julie laura lucas hugo arthur louis charles charlie robert william george
andrew anthony joshua matthew ashley amanda nicole michelle hannah sophie sarah emma chloe lea manon celine isabelle
nathalie sandrine stephanie caroline pauline mathilde clement romain guillaume vincent sebastien christophe philippe
patrick laurent frederic olivier stephane mohamed mohammed karim samir fatima aicha ahmed ali yasmine
computerscience science music musique guitar guitare piano rock metal metallica nirvana eminem
football1 unbelievable relationship cheerleader strawberries internetional international universal university
universite professeur teacher student etudiant ecole school college lycee bureau office entreprise company
association mairie commune public portail portal membre member atelier workshop document bibliotheque library
qwerty azerty qwertz asdf asdfgh qsdf qsdfgh zxcv zxcvbn wxcv wxcvbn qwertyuiop azertyuiop asdfghjkl qsdfghjklm
1q2w3e4r5t6y7u8i9o0p 1q2w3e4r5t6y 1q2w3e4r5t 1q2w3e4r 1q2w3e q1w2e3r4t5y6 q1w2e3r4t5 q1w2e3r4 q1w2e3
1qaz2wsx3edc4rfv 1qaz2wsx3edc 1qaz2wsx 1qaz 2wsx 3edc 4rfv zaq1 xsw2 cde3 vfr4 zaq12wsx qazwsxedc qazwsx edcrfv
1a2z3e4r5t6y 1a2z3e4r5t 1a2z3e4r a1z2e3r4t5y6 a1z2e3r4t5 a1z2e3r4 123qwe 123qweasd 123qweasdzxc 123aze 123azeqsd
qweasd qweasdzxc azeqsd azeqsdwxc asd123 abc123 abcd1234 a1b2c3d4e5f6 a1b2c3d4 a1b2c3 aa11 zz
thequickbrownfox ilovemyfamily toutlemonde bonjourtoutlemonde mercibeaucoup merci please svp sil vousplait thankyou
lovely cutie happy smile sourire heureux bonheur joie chance lucky legend legende champion winner number one
mynameis jemappelle cestmoi itsme myself
`

/** Lower case, without accents; read once. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  WORDS.split(/\s+/).filter((word) => word.length >= 2),
)

/** Rows of keyboards and alphabets: any three neighbours of them are a run, in both directions. */
export const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
]
