import { useAction } from '../host/queries/actions'
import { useCategories, useTags } from '../host/queries/rules'
import { names as words } from '../text/ja.rules'
import { NameCard } from './NameCard'

/** What inquiries are about, and the tags beside it. */
export function NamesSection() {
  const categories = useCategories()
  const tags = useTags()
  const saveCategory = useAction('SaveCategory')
  const saveTag = useAction('SaveTag')
  const removeCategory = useAction('RemoveCategory')
  const removeTag = useAction('RemoveTag')
  return (
    <>
      <NameCard
        id="category"
        text={words.category}
        all={categories.data?.categories ?? []}
        problem={categories.error}
        ordered
        save={{
          ...saveCategory,
          mutate: (c, then) => saveCategory.mutate({ topic: '', position: 0, ...c }, then),
        }}
        remove={removeCategory}
      />
      <NameCard
        id="tag"
        text={words.tag}
        all={tags.data?.tags ?? []}
        problem={tags.error}
        save={{
          ...saveTag,
          mutate: ({ id, name, reading, uses, version }, then) =>
            saveTag.mutate({ id, name, reading, uses, version }, then),
        }}
        remove={removeTag}
      />
    </>
  )
}
