namespace Delivery.Functions.Workflow;

/// <summary>Orchestrators that one stage begins and another stage has.</summary>
public static class OrchestratorNames
{
    public const string News = "NewsOrchestrator";
    public const string WeChat = "WeChatOrchestrator";
    public const string CallOff = "CallOffOrchestrator";
}
