using Microsoft.AspNetCore.Components;

namespace Delivery.Pages.Web;

/// <summary>A component that shows one model and nothing else: data in, HTML out.</summary>
public abstract class ModelComponent<TModel> : ComponentBase
{
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = default!;
}
