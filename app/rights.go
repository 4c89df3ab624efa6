package app

// Roles, as they are stored.
const (
	RoleOwner      = "owner"
	RoleStaff      = "staff"
	RoleTrainee    = "trainee"
	RoleAccounting = "accounting"
	RoleViewer     = "viewer"
)

// RoleName is a role in the shop's words, "" for a word that is none.
func RoleName(role string) string {
	return map[string]string{
		RoleOwner: "店長", RoleStaff: "担当", RoleTrainee: "臨時", RoleAccounting: "経理", RoleViewer: "閲覧",
	}[role]
}
