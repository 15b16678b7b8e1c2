namespace Delivery.Functions.Workflow;

/// <summary>What a person did with a month's pay run.</summary>
public enum SettlementMove
{
    Released,
    Approved,
    ResultsCame,

    /// <summary>The second person did not approve it.</summary>
    SentBack,
}
