// mistakes: 2
use event_core::Payload;

#[derive(Payload)]
#[serde(tag = "method", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Payment {
    Card {
        last_four: String,
    },
    #[serde(rename_all = "PascalCase")]
    Transfer {
        to_account: String,
    },
    InCash,
}
