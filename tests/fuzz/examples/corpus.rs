//! Writes the shared data as inputs of each target into `fuzz/corpus/<target>`, which is not committed.

use std::path::Path;

fn main() -> std::io::Result<()> {
    for target in event_fuzz::TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus").join(target.name);
        std::fs::create_dir_all(&folder)?;
        let inputs = event_fuzz::inputs::shared(target.name);
        for input in &inputs {
            std::fs::write(folder.join(&input.name), &input.bytes)?;
        }
        println!("{}: {} inputs from the shared data", target.name, inputs.len());
    }
    Ok(())
}
