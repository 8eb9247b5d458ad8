package watch

import "golang.org/x/sys/unix"

// remotes are the file systems that tell nothing of changes made by another machine, or on the other side of a
// container. The numbers are those of statfs(2).
var remotes = map[uint32]string{
	unix.V9FS_MAGIC:        "9p",
	unix.NFS_SUPER_MAGIC:   "NFS",
	unix.SMB_SUPER_MAGIC:   "SMB",
	unix.SMB2_SUPER_MAGIC:  "SMB",
	unix.CIFS_SUPER_MAGIC:  "SMB",
	unix.FUSE_SUPER_MAGIC:  "FUSE",
	unix.CEPH_SUPER_MAGIC:  "Ceph",
	unix.AFS_SUPER_MAGIC:   "AFS",
	unix.CODA_SUPER_MAGIC:  "Coda",
	unix.OCFS2_SUPER_MAGIC: "OCFS2",
}

// remote names the file system a folder is on if it is one of those that tell nothing, and is empty if not or if that
// cannot be seen.
func remote(dir string) string {
	var found unix.Statfs_t
	if err := unix.Statfs(dir, &found); err != nil {
		return ""
	}
	return remotes[uint32(found.Type)]
}
