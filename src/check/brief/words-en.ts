import { list, numbers, setOf } from './word-list.ts'
import type { Words } from './words.ts'

export const english: Words = {
  present: list(`
    still, currently, ongoing, at present, presently, today, now, nowadays, to date, to this day, remains, remain, continues to,
    continue to, at the moment, so far
  `),
  undated: list(`still, currently, ongoing, at present, presently, nowadays, today, to this day`),
  harmless: list(
    `better still, worse still, still more, still less, still further, still another, still others, still to, until now, by now`,
  ),
  past: list(`was, were, had, did, didn't, wasn't, weren't, could, would, might, should`),
  pastForm: /^\s+(?:\p{L}+ed|held|kept|stood|went|lay|sat|led|ran|drew|made|knew|felt|thought|saw|fell)(?!\p{L})/u,
  presentVerbs: list(`
    is, are, has, have, does, do, must, may, can, cannot, remains, remain, requires, require, allows, allow, bars, bans, forbids,
    obliges, prohibits, permits, provides, holds, serves, faces, works, leads, lives, stays, continues, continue, awaits, applies,
    demands, isn't, aren't
  `),
  cutoff: list(`cut-off, cutoff, as of, as at, at that time, at the time, by then, at the end of, by the end of`),
  future: list(`
    will, would, shall, was to, were to, is to, are to, plan*, announc*, schedul*, due, expect*, intend*, upcoming, forthcoming,
    propos*, elected to, elected for, was going to, deadline, ends on, end on, expires, to expire, runs until, to run until
  `),
  attribution: list(`
    according, account, accounts, alleg*, accus*, claim, claims, claimed, claiming, said, says, say, saying, told, tells, report,
    reports, reported, reportedly, reporting, stated, states that, describ*, wrote, writes, written, complain*, contend*, maintain*,
    assert*, testif*, denounc*, criticis*, criticiz*, call, calls, called, recall*, considered, considers, believ*, suspect*, suspicion,
    noted, adds, added, counts, counted, blam*, in the words of, in the view of, argu*, object*, insist*, thought, thinks, speaks
    of, spoke of, deni*, linked, answered, concluded, documented, presumed, apparent*, purported*, express*, concern*,
    warn*, charg*, sued, dispute*, cited, witness*, interview*, statement, statements, explain*,
    mention*, declar*
  `),
  conviction: list(`convicted, convict, convicts, conviction, convictions, guilty, sentenced, sentence, sentences`),
  negation: list(`no, not, never, nobody, none, without, neither, nor, yet, if, would, could, may, might, before, until, up to`),
  general: setOf(`
    a, about, above, according, after, all, although, an, and, another, any, as, at, because, before, below, between, both, but, by,
    despite, during, each, either, elsewhere, even, every, few, five, for, four, from, further, half, he, her, here, his, how, however,
    i, if, in, inside, instead, it, its, last, later, many, members, most, much, my, nearly, neither, no, nobody, none, nor, not,
    nothing, now, of, on, once, one, only, or, other, others, our, outside, over, same, several, she, since, six, so, some, soon, still,
    such, ten, that, the, their, then, there, these, they, this, those, though, three, through, thus, to, two, under, unless, until, we,
    what, when, where, whether, which, while, who, whose, why, with, within, without, yet, you, abuse, academy, act, action,
    administration, agency, agreement, airport, ambassador, amendment, annex, annual, appeal, appendix, army, article, assembly,
    association, authority, avenue, bank, bar, bay, bill, board, body, book, box, branch, bridge, brother, brothers, bureau, cabinet,
    campaign, canal, cape, capital, captain, case, cathedral, center, central, centre, chair, chairman, chairperson, chamber,
    chancellor, chapter, charter, chief, christmas, church, circuit, city, civil, clause, club, coalition, coast, code, college,
    colonel, commission, commissioner, committee, commons, company, confederation, conference, congress, constitution, constitutional,
    convention, corporation, council, country, county, court, covenant, criminal, crown, data, day, decision, declaration, decree,
    defence, defense, department, deputy, desert, development, dialogue, directive, director, district, division, doctor, dr, east,
    eastern, easter, economic, economy, education, election, embassy, energy, enterprise, environment, europe, european, executive,
    expert, experts, external, factory, federal, federation, figure, finance, first, footnote, force, forces, foreign, forum,
    foundation, framework, friends, front, fund, gate, gazette, general, global, governing, government, governor, great, ground, group,
    guard, guidelines, guiding, gulf, hall, harbour, head, health, high, hill, home, hospital, hotel, house, human, inc, independence,
    independent, index, industry, information, inquiry, inspector, institute, interior, internal, international, island, islands, joint,
    journal, judge, judiciary, justice, key, king, labor, labour, lady, lake, land, law, laws, leader, left, legal, lieutenant, limited,
    little, llp, local, lord, lower, ltd, madam, magistrate, major, manager, mayor, media, member, minister, ministers, ministry, miss,
    mission, mount, mountain, mr, mrs, ms, municipal, museum, nation, national, nations, navy, new, news, north, northern, note, ocean,
    office, officer, official, old, ombudsman, opposition, order, ordinance, organisation, organization, palace, panel, paper,
    paragraph, park, parliament, part, party, peace, penal, people, plan, police, political, port, presidency, president, presidential,
    press, prime, prince, princess, principles, prison, procedure, professor, programme, project, prosecutor, protocol, province,
    public, queen, railway, rapporteur, red, region, regional, register, registry, regulation, regulations, representative, republic,
    resolution, review, right, rights, river, road, royal, rule, rules, school, sea, second, secretariat, secretary, section, security,
    senate, senator, service, services, sir, social, society, south, southern, special, square, staff, standards, state, states,
    station, street, summit, supreme, table, territory, third, tower, town, trade, treaty, tribunal, trust, union, unions, united,
    universal, university, upper, valley, vice, village, war, water, watch, welfare, west, western, white, women, worker, workers,
    world, year, affairs, against, migration, operations, periodic, statistics, children, refugees, humanitarian, relief, north-west,
    north-east, south-west, south-east, january, god, english, internet, email, phone
  `),
  measures: list(`
    second, seconds, minute, minutes, hour, hours, day, days, week, weeks, month, months, year, years, decade, decades, per cent,
    percent, percentage, time, times, metres, meters, kilometres, kilometers, km, dollars, euros, tenge, roubles, rubles, million,
    billion, points, articles, pages, copies, of, regions, degrees, tonnes, tons
  `),
  numbers: numbers(`
    one 1, two 2, three 3, four 4, five 5, six 6, seven 7, eight 8, nine 9, ten 10, eleven 11, twelve 12, thirteen 13, fourteen 14,
    fifteen 15, sixteen 16, seventeen 17, eighteen 18, nineteen 19, twenty 20, thirty 30, forty 40, fifty 50, sixty 60, seventy 70,
    eighty 80, ninety 90
  `),
}
