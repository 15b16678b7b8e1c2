namespace Delivery.Pages.Email;

/// <summary>The facts of one mail. <see cref="Write"/> words them once, for HTML and plain text alike.</summary>
public interface IMail
{
    Letter Write();
}
