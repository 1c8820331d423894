import { list, numbers, setOf } from './word-list.ts'
import type { Words } from './words.ts'

export const french: Words = {
  present: list(`
    toujours, encore, actuellement, en cours, aujourd'hui, à présent, à ce jour, à l'heure actuelle, en ce moment, demeure, demeurent,
    reste, restent, continue de, continuent de, jusqu'à présent, jusqu'à ce jour, désormais
  `),
  undated: list(`actuellement, à ce jour, à l'heure actuelle, en ce moment, toujours en cours, jusqu'à ce jour`),
  harmless: list(`encore plus, encore moins, encore une fois, ou encore, depuis toujours, comme toujours`),
  past: list(`était, étaient, avait, avaient, fut, furent, eut, eurent, été, restait, demeurait`),
  pastForm: /^\s+\p{L}+(?:ait|aient|èrent|irent)(?!\p{L})/u,
  presentVerbs: list(`
    est, sont, a, ont, doit, doivent, peut, peuvent, reste, restent, demeure, demeurent, exige, exigent, interdit, autorise, prévoit,
    oblige, permet, purge, attend, dirige, vit
  `),
  cutoff: list(`à la date de clôture, à l'époque, au moment, alors, en date du, à la fin de, arrêté au`),
  future: list(
    `sera, seront, devait, devaient, devra, serait, prév*, annonc*, jusqu'*, prochain*, futur*, attend*, projet*, propos*, à partir`,
  ),
  attribution: list(`
    selon, d'après, affirm*, déclar*, accus*, allègu*, allégu*, prétend*, rapport*, signal*, dit, disent, dénonc*, écri*, soutien*,
    soutenu*, témoign*, raconte*, estim*, soupçon*, présum*, aurait, auraient, aux dires, critiqu*, décri*, indiqu*, ajout*, reproch*,
    plainte*, conclu*, constat*, qualifi*, appel*
  `),
  conviction: list(`condamné, condamnée, condamnés, condamnées, condamnation, condamnations, coupable, coupables`),
  negation: list(`ne, n', pas, non, jamais, aucun, aucune, sans, ni, personne, avant, jusqu'à`),
  general: setOf(`
    à, après, au, aucun, aucune, aux, avant, avec, ce, ces, cet, cette, chaque, comme, dans, de, des, depuis, deux, dix, du, elle,
    elles, en, entre, et, il, ils, je, la, le, les, leur, leurs, lors, lorsque, mais, malgré, même, ne, ni, non, nous, on, or, ou, où,
    par, parmi, pendant, plus, plusieurs, pour, quand, quatre, que, qui, sa, sans, selon, ses, si, son, sous, sur, tous, tout, toute,
    toutes, trois, un, une, vers, vous, accord, agence, article, assemblée, association, autorité, avenue, banque, bureau, cabinet,
    centre, chambre, charte, chef, civil, code, comité, commission, conférence, confédération, congrès, conseil, constitution,
    convention, cour, déclaration, défense, département, direction, directeur, droit, droits, état, états, européen, européenne,
    fédération, fonds, général, générale, gouvernement, haut, haute, institut, intérieur, international, internationale, journal,
    justice, loi, madame, maire, ministère, ministre, monsieur, nation, national, nationale, nations, nord, office, organisation, ouest,
    pacte, parlement, parti, pénal, place, police, pont, port, président, présidente, procureur, protocole, public, région, république,
    rue, sénat, service, société, sud, suprême, syndicat, travail, tribunal, union, unies, universel, université, est, pacifique,
    tableau, encadré, figure, note, section, chapitre, rapporteur, spécial, spéciale
  `),
  measures: list(`
    secondes, minutes, heure, heures, jour, jours, semaine, semaines, mois, an, ans, année, années, pour cent, fois, euros, dollars, km,
    millions, milliards, de
  `),
  numbers: numbers(`
    deux 2, trois 3, quatre 4, cinq 5, six 6, sept 7, huit 8, dix 10, onze 11, douze 12, treize 13, quatorze 14, quinze 15, seize 16,
    vingt 20, trente 30, quarante 40, cinquante 50, soixante 60
  `),
}
