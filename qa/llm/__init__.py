"""Language models behind LangChain's chat-model interface."""
