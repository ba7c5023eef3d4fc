"""The conversation engine: Form (what to ask), Draft (what was answered), Screen (what to show)."""
