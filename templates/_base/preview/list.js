// The list of all briefs.

const { briefs } = await (await fetch('/-/briefs.json')).json()
const list = document.getElementById('briefs')
for (const name of briefs) {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = `/${encodeURIComponent(name)}/`
  link.textContent = name
  item.append(link)
  list?.append(item)
}
if (briefs.length === 0 && list) list.textContent = 'There is no brief yet: “dossier new” makes one.'
