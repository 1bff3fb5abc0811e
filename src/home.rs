//! Where minutebook keeps its things: configuration, repositories, index.
//!
//! The home is the folder given with `--home`, else `$MINUTEBOOK_HOME`, else
//! the user's data folder. Only [`Home::locate`] looks at the environment.

use anyhow::{Result, anyhow};
use directories::ProjectDirs;
use std::path::{Path, PathBuf};

/// The folders and files of one minute book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    root: PathBuf,
    config: PathBuf,
}

/// The user's own folders for data and for configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserFolders {
    /// `$XDG_DATA_HOME/minutebook` or what the system has for it.
    pub data: PathBuf,
    /// `$XDG_CONFIG_HOME/minutebook` or what the system has for it.
    pub config: PathBuf,
}

impl Home {
    /// Returns the home that the flag, the variable or the system names.
    ///
    /// `given` is the value of `--home` or `$MINUTEBOOK_HOME`.
    pub fn locate(given: Option<&Path>) -> Result<Home> {
        let user = ProjectDirs::from("", "", "minutebook").map(|dirs| UserFolders {
            data: dirs.data_dir().to_owned(),
            config: dirs.config_dir().to_owned(),
        });
        Home::choose(given, user)
    }

    /// Returns the home out of what is known about the environment.
    ///
    /// A configuration in the user's configuration folder is read first, but
    /// only where no home is given; a new one is always written to the home.
    pub fn choose(given: Option<&Path>, user: Option<UserFolders>) -> Result<Home> {
        if let Some(root) = given.filter(|path| !path.as_os_str().is_empty()) {
            return Ok(Home::at(root));
        }
        let user = user.ok_or_else(|| {
            anyhow!("the system names no folder for your data; say where with --home DIR")
        })?;
        let home = Home::at(&user.data);
        let config = user.config.join("config.yaml");
        if config.exists() {
            return Ok(Home { config, ..home });
        }
        Ok(home)
    }

    /// Returns the home in a given folder, which need not exist yet.
    pub fn at(root: &Path) -> Home {
        Home {
            config: root.join("config.yaml"),
            root: root.to_owned(),
        }
    }

    /// Returns the folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the path of the configuration.
    pub fn config(&self) -> &Path {
        &self.config
    }

    /// Returns the path of the index, a folder.
    pub fn index(&self) -> PathBuf {
        self.root.join("index")
    }

    /// Returns the path of the file that tells when a sync last looked.
    pub fn looked(&self) -> PathBuf {
        self.root.join("looked.json")
    }

    /// Returns the path of the copy of a remote source, a bare repository.
    pub fn repository(&self, source: &str) -> PathBuf {
        self.root.join("repos").join(format!("{source}.git"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(dir: &Path) -> UserFolders {
        UserFolders {
            data: dir.join("data"),
            config: dir.join("config"),
        }
    }

    #[test]
    fn a_given_home_holds_everything() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::choose(Some(Path::new("h")), Some(user(dir.path()))).unwrap();
        assert_eq!(home.config(), Path::new("h").join("config.yaml"));
        assert_eq!(home.index(), Path::new("h").join("index"));
        assert_eq!(
            home.repository("a"),
            Path::new("h").join("repos").join("a.git")
        );
    }

    #[test]
    fn the_user_configuration_is_read_first() {
        let dir = tempfile::tempdir().unwrap();
        let folders = user(dir.path());
        let home = Home::choose(None, Some(folders.clone())).unwrap();
        assert_eq!(home.config(), folders.data.join("config.yaml"));
        std::fs::create_dir_all(&folders.config).unwrap();
        std::fs::write(folders.config.join("config.yaml"), "sources: []\n").unwrap();
        let home = Home::choose(Some(Path::new("")), Some(folders.clone())).unwrap();
        assert_eq!(home.config(), folders.config.join("config.yaml"));
        assert_eq!(home.root(), folders.data);
    }

    #[test]
    fn no_folder_at_all_is_told() {
        assert!(
            Home::choose(None, None)
                .unwrap_err()
                .to_string()
                .contains("--home")
        );
    }
}
