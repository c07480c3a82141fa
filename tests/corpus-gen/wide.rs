//! Types of very many fields that hold themselves: what a hostile body of 64 levels could fill a stack with.

/// A struct of 300 fields, and an enum of a large variant and of many small ones.
pub(crate) fn source() -> String {
    let small: String =
        (0..12).map(|variant| format!("#[json(\"v{variant}\")] V{variant} {{ {} }},\n", fields(5))).collect();
    format!(
        "/// A struct of very many fields.\n\
         #[derive(Debug, Default, PartialEq, Payload)]\n\
         struct Wide {{\n{}#[json(\"of\", omitempty)] of: Option<Box<Wide>>,\n}}\n\
         /// An enum of very many fields.\n\
         #[derive(Debug, PartialEq, Payload)]\n\
         #[payload(tag = \"op\", closed)]\n\
         #[expect(clippy::large_enum_variant, reason = \"that is what is tested\")]\n\
         enum WideEnum {{\n\
         #[json(\"not\")] Not {{\n{}#[json(\"of\", omitempty)] of: Option<Box<WideEnum>>,\n}},\n\
         {small}}}\n",
        fields(300),
        fields(60),
    )
}

fn fields(count: usize) -> String {
    (0..count).map(|field| format!("#[json(\"f{field}\", omitempty)] f{field}: Option<String>,\n")).collect()
}
